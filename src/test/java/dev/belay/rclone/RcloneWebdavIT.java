package dev.belay.rclone;

class RcloneWebdavIT extends RcloneStoreContract {
    RcloneWebdavIT() {
        super("webdav");
    }
}
