"""What is said of margins and of a parcel's amounts, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "margin_none": "没有 {period} 的包裹。",
    "margin_more": "另有 {count} 行：--out FILE.csv 可导出全部。",
    "margin_off": "未落到包裹：{side}，{subject}：{amount}",
    "margin_written": "全部行已写入 {path}。",
    "margin_unnamed": "（未说明）",
    "margin_by_lane": "线路",
    "margin_by_seller": "卖家",
    "margin_by_carrier": "承运商",
    "margin_by_service": "服务",
    "margin_both": "已收已付",
    "margin_billed": "只收未付",
    "margin_costed": "只付未收",
    "margin_neither": "均无",
    "margin_revenue": "收入",
    "margin_cost": "成本",
    "margin_margin": "毛利",
    "margin_share": "占收入",
    "margin_estimated": "可能变动",
    "charges_stage": "环节",
    "charges_of": "所属",
    "explain_share": "分摊",
    "explain_state": "确定程度",
    "explain_total": "合计",
    "explain_may_change": "其中部分仍可能变动：暂估，或重量尚未最终确定。",
    "state_rated": "已计价",
    "state_allocated": "部分为分摊",
    "state_estimated": "可能变动",
    "stage_first_mile": "头程",
    "stage_line_haul": "干线",
    "stage_air": "空运",
    "stage_sea": "海运",
    "stage_customs": "清关",
    "stage_fulfilment": "仓配",
    "stage_last_mile": "尾程",
    "stage_return": "退货",
    "stage_": "–",
}
