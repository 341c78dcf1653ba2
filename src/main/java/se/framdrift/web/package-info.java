/**
 * What is answered over HTTP: the public and the operator router, their route classes, and problem
 * details. An edge: route classes are handed the functions they need.
 *
 * <p>Of the street it knows two value types and no more: {@code pipeline.Intake}, what became of
 * rows that were sent, and {@code pipeline.View}, a municipality at one position.
 */
@NullMarked
package se.framdrift.web;

import org.jspecify.annotations.NullMarked;
