/**
 * Entities of NGSI-LD and NGSI v2 context brokers, fetched or notified: air quality and key
 * performance indicators of the Smart Data Models.
 */
@NullMarked
package se.framdrift.feeds.ngsild;

import org.jspecify.annotations.NullMarked;
