package dev.belay.web.page;

/** The places of the main menu. */
enum Section {
    OVERVIEW("/"),
    BACKUPS("/backups"),
    RESTORE("/restore"),
    OFFSITE("/offsite"),
    SCHEDULES("/schedules"),
    ALARMS("/alarms"),
    AUDIT("/audit"),
    /** A page that the menu does not lead to. */
    ELSEWHERE("");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
