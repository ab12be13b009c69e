package dev.belay.rclone;

class RcloneSftpIT extends RcloneStoreContract {
    RcloneSftpIT() {
        super("sftp");
    }
}
