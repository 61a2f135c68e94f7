/**
 * What each unit contributes to what is published, by measure group and month, with the holding
 * that counts as one contributor. Must not know rules and plans.
 */
@NullMarked
package io.tongji.disclosure.microdata;

import org.jspecify.annotations.NullMarked;
