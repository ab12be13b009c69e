package org.jdbi;

/** Nothing but a name. */
public interface SqlStandIn {}
