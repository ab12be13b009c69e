package software.amazon;

/** Nothing but a name. */
public interface AmazonStandIn {}
