"""Chinese: what the commands say that keep a workspace (backups, jobs, privacy)."""

from __future__ import annotations

TEXTS = {
    "backup_done": "{path}：账簿 {rows} 行，文件 {files} 个，{size}。",
    "backup_hash": "文件清单的 SHA-256：{sha256}",
    "next_restore": "在另一处用它恢复出工作区",
    "restore_done": "{path} 已恢复到 {made_at} 的状态：账簿 {rows} 行、文件 {files} 个，全部核对无误。",
}
