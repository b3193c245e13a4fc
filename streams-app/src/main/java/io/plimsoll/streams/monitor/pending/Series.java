package io.plimsoll.streams.monitor.pending;

import io.plimsoll.streams.monitor.Role;

/**
 * What the predictions of one model version in one role have in common while one layout is in force.
 *
 * @param model the model
 * @param version its version
 * @param role the role in which the version answers
 * @param layout the hash of the layout that the codes of a row belong to
 */
public record Series(String model, String version, Role role, String layout) {}
