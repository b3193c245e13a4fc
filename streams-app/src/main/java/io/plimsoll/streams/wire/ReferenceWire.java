package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.monitor.Policy;

/**
 * References as profiles and back, without loss: the reference that is read from a profile is equal to the one that it was
 * written from, count by count, and judges alike.
 *
 * <p>A profile belongs to the policy that it was made under, as far as the policy says how to count: declared ranges,
 * ignored features, derivations and segments. Other changes of a policy need no new profile.
 */
public final class ReferenceWire {

    private ReferenceWire() {}

    /**
     * The profile of a reference.
     *
     * @param reference made under the policy
     * @param policy the policy
     * @param provenance what else the profile says
     * @throws WireException if a feature has a name that is reserved for the prediction
     */
    public static ReferenceProfile profileOf(Reference reference, Policy policy, Provenance provenance) {
        return new ProfileWriter(reference).profile(policy, provenance);
    }

    /**
     * The reference of a profile.
     *
     * @param profile made under this policy, or under one that counts alike
     * @param policy the policy in force
     * @throws WireException naming the field where the profile is damaged or does not fit the policy
     */
    public static Reference referenceOf(ReferenceProfile profile, Policy policy) {
        return new ProfileReader(profile, policy).reference();
    }
}
