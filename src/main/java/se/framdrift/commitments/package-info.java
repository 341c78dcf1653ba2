/**
 * How a commitment stands: kinds, target paths, uncertainty, freshness and deadlines in, a status
 * with reasons out. Pure: the moment is an argument, and the same facts give the same answer.
 */
@NullMarked
package se.framdrift.commitments;

import org.jspecify.annotations.NullMarked;
