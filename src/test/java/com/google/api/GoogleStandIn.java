package com.google.api;

/** Nothing but a name. */
public interface GoogleStandIn {}
