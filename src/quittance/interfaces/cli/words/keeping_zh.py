"""Chinese: what the commands say that keep a workspace (backups, jobs, privacy)."""

from __future__ import annotations

TEXTS = {
    "backup_done": "{path}：账簿 {rows} 行，文件 {files} 个，{size}。",
    "backup_hash": "文件清单的 SHA-256：{sha256}",
    "next_restore": "在另一处用它恢复出工作区",
    "doctor_keys": "各月加密密钥",
    "privacy_loaded": "{file}：新收 {new} 人，已有 {known} 人，此前已删除、不再收入 {erased} 人。",
    "privacy_nobody": "{subject} {id} 没有任何个人信息。",
    "privacy_was_erased": "已于 {day} 删除",
    "privacy_erase_what": "请指明要删除谁：个人代号，或 --before YYYY-MM。",
    "privacy_erased": "已删除 {people} 人。",
    "privacy_months": "已销毁密钥：{months}。原始文件 {files} 个，已不可恢复。",
    "privacy_no_month": "无",
    "privacy_raw": "{name} 的原始文件：{path}，{size} 字节。",
    "role_recipient": "收件人",
    "role_buyer": "买家",
    "role_sender": "寄件人",
    "restore_done": "{path} 已恢复到 {made_at} 的状态：账簿 {rows} 行、文件 {files} 个，全部核对无误。",
}
