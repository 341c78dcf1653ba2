/**
 * Files of tables: CSV, Excel (XLSX), OpenDocument (ODS) and JSON, in a watched folder or uploaded.
 *
 * <p>{@link se.framdrift.feeds.files.Tables} makes rows of cells of bytes, a {@link
 * se.framdrift.feeds.files.Mapping} says what the cells mean, and {@link
 * se.framdrift.feeds.files.FileDecoder} makes raw facts of them. All of that is pure: bytes in,
 * facts and rejections out. Only {@link se.framdrift.feeds.files.WatchedFolder} touches a disk.
 */
@NullMarked
package se.framdrift.feeds.files;

import org.jspecify.annotations.NullMarked;
