package dev.belay.offsite.recovery;

import dev.belay.vault.BackupId;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies beside the backups of a database in a store, and tells somebody who never heard of Belay how to restore them.
 */
final class StorePaper {
    private StorePaper() {}

    /**
     * The commands that restore a dump on a machine with age, zstd and PostgreSQL's client.
     *
     * @param name of the backup, without the ends of its file's name
     */
    static List<String> commands(String name, boolean encrypted) {
        List<String> commands = new ArrayList<>();
        if (encrypted) {
            commands.add("age -d -i key.txt -o " + name + ".sql.zst " + name + ".sql.zst.age");
        }
        commands.add("zstd -t " + name + ".sql.zst");
        commands.add("createdb -T template0 restored");
        commands.add("zstd -dc " + name + ".sql.zst | psql -X -v ON_ERROR_STOP=1 -d restored");
        return commands;
    }

    /** The text for the folder of {@code database}. */
    static String text(String app, String database, boolean encrypted) {
        String folder = BackupId.folderName(database);
        List<String> lines = new ArrayList<>(List.of(
                "Backups of the database " + database + " (" + app + ")",
                "",
                "Each backup is one file, " + folder + "_DATE_REASON_CODE.sql.zst" + (encrypted ? ".age" : "")
                        + ": plain SQL as pg_dump wrote it,",
                "compressed with zstd" + (encrypted ? " and encrypted with age." : "."),
                "The .json file beside it says what is in it: tables, rows, versions, SHA-256.",
                "",
                "RESTORE WITHOUT BELAY",
                "",
                "1. Get the programs: on Debian or Ubuntu",
                "     sudo apt install zstd postgresql-client" + (encrypted ? " age" : ""),
                "2. Download the newest good .sql.zst" + (encrypted ? ".age" : "")
                        + " file from here, with a browser or with rclone copy.",
                "   Then say in the shell which one it is, without the end of its name, for example"));
        lines.add("     FILE=" + folder + "_20260219T020000+0900_close_7k3q");
        int step = 3;
        if (encrypted) {
            lines.addAll(List.of(
                    step++ + ". Write the line of the recovery sheet that begins with AGE-SECRET-KEY-1 into key.txt",
                    "   (umask 077 first, so that nobody else can read it; delete it afterwards), and decrypt:"));
            lines.add("     " + commands("\"$FILE\"", true).getFirst());
        }
        lines.add(step + ". Look whether the file is whole, and restore it into a new database:");
        commands("\"$FILE\"", false).forEach(command -> lines.add("     " + command));
        lines.addAll(List.of(
                "   PGHOST, PGPORT and PGUSER say which server, and as whom. A role that is missing there is made first:",
                "   the \"globals\" in the .json file have the commands.",
                "",
                "RESTORE WITH BELAY",
                "",
                "     belay offsite found",
                "     belay offsite fetch --all",
                "     belay restore BACKUP",
                "",
                "한국어",
                "",
                "이 폴더에는 데이터베이스 " + database + "의 백업이 있습니다. 파일 하나가 백업 하나입니다: pg_dump의 SQL을 zstd로",
                "압축" + (encrypted ? "하고 age로 암호화" : "")
                        + "했습니다. Belay 없이 복원하려면 위의 RESTORE WITHOUT BELAY 명령을 순서대로 실행하세요."));
        if (encrypted) {
            lines.add("AGE-SECRET-KEY-1로 시작하는 비밀 키는 인쇄해 둔 복구 안내서에 있습니다.");
        }
        lines.add("새 데이터베이스 restored에 복원하므로 지금 있는 데이터는 바뀌지 않습니다.");
        return String.join("\n", lines) + "\n";
    }
}
