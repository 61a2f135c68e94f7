package io.tongji.app.rights;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * One operation on a thing of the cluster, or on all things whose names begin alike.
 *
 * @param on the thing
 * @param operation what may be done with it
 */
public record Right(ResourcePattern on, AclOperation operation) {}
