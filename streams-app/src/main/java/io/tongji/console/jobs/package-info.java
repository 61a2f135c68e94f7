/**
 * Files on their way from a clerk to the topics: jobs that lie on disk, are checked, mended and
 * sent. Must not know pages.
 */
@NullMarked
package io.tongji.console.jobs;

import org.jspecify.annotations.NullMarked;
