/**
 * Releases in object storage, so that any number of gateways on other machines serve the current one: who publishes
 * {@linkplain fr.jobmarket.bucket.ReleaseBucket#push pushes} each release, who serves
 * {@linkplain fr.jobmarket.bucket.FollowedBucket follows} what the bucket's pointer names.
 */
@NullMarked
package fr.jobmarket.bucket;

import org.jspecify.annotations.NullMarked;
