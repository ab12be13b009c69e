package dev.belay.config;

/** The file that the manual shows whole. */
final class ManualYaml {
    static final String WHOLE = """
            version: 1
            app: ledger
            timezone: Asia/Seoul
            language: ko                                   # default for messages; pages follow the browser
            databases:
              - { name: ledger, url: "${DATABASE_URL}", environment: production, schemas: [public] }
              - { name: crm, url: "${CRM_DATABASE_URL}", environment: staging }
            backup:
              folder: ./backups
              compression: { level: 1 }
              exclude_table_data: ["public.session"]
              stall: 5m
              deadline: 6h
            schedules:
              - { database: ledger, cron: "0 2 * * *", drill: weekly }
            closes:
              - { database: ledger, period: week, ends: sunday, at: "03:00", keep: 7y }
              - { database: ledger, period: month, at: "03:30", keep: 7y }
            retention: { last: 7, daily: 14, weekly: 8, monthly: 24, yearly: 10, floor: 3, require_offsite: true }
            anomalies: { rows_lost: 20%, size_lost: 50% }
            offsite:
              - { name: drive, type: drive, folder: Belay, credentials: drive.json }
              - { name: nas, type: folder, path: /mnt/nas/belay }
            encryption: { recipients: [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p], local: false }
            notify:
              overdue: 26h
              heartbeat: "${HEARTBEAT_URL}"
              routes:
                - { type: email, to: [ops@ledger.kr], smtp: "${SMTP_URL}" }
            restore: { cooldown: 5s, second_person: false, type_name: production, undo: 7d, parallel: auto }
            access: { session_idle: 30m, session_max: 12h, totp_for_restore: false }
            deploy: {}
            """;

    private ManualYaml() {}
}
