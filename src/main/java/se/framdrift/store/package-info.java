/**
 * The ledger in PostgreSQL: the only package that speaks SQL. It keeps what validation let through,
 * gives every commit its position, and answers what was known at any position.
 */
@NullMarked
package se.framdrift.store;

import org.jspecify.annotations.NullMarked;
