/**
 * One request and its answer: where it comes from, who sends it, whether it may change anything, and the headers,
 * cookies and event streams of the answer. Knows no page and no feature but {@code access}. Imports {@code base} and
 * {@code access}.
 */
@NullMarked
package dev.belay.web.http;

import org.jspecify.annotations.NullMarked;
