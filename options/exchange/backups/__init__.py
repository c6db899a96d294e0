"""The whole database as one file, and back."""

from options.exchange.backups.making import make_backup
from options.exchange.backups.manifest import BackupRefused, Manifest
from options.exchange.backups.restoring import check_backup, restore_backup

__all__ = ["BackupRefused", "Manifest", "check_backup", "make_backup", "restore_backup"]
