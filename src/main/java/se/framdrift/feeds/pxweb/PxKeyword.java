package se.framdrift.feeds.pxweb;

import java.util.List;

/**
 * One keyword of a PX file: {@code VALUES[sv]("region")="Lerum","Lund";}.
 *
 * @param name in upper case
 * @param language empty for the file's main language
 * @param about what it is said of, empty for the whole table
 * @param values strings without their quotes, words as they stand
 */
record PxKeyword(String name, String language, List<String> about, List<String> values) {}
