package dev.belay.web.page;

import dev.belay.base.ByteSize;

/** What the guarded server said last about the database: one line on top of every page. */
public record ServerLine(String version, ByteSize size, int tables, int sessions) {}
