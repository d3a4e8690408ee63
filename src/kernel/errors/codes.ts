type Words = { zh: string; en: string };

/**
 * Every code a refusal can carry, with its words. Codes are for ever: programs rely on them. docs/guides/api-errors.md is
 * this list as a page, and a test keeps page, list and code together.
 */
export const refusalCodes = {
  // Reading the request
  "malformed-json": { zh: "请求内容不是有效的 JSON。", en: "The body is not valid JSON." },
  "malformed-request": { zh: "请求无法读取。", en: "The request cannot be read." },
  "unknown-media-type": { zh: "不支持这种内容类型。", en: "This content type is not accepted." },
  "unknown-key": { zh: "包含未知的字段。", en: "It contains a key nobody knows." },
  "bad-idempotency-key": { zh: "Idempotency-Key 无效。", en: "The Idempotency-Key cannot be used." },
  "bad-if-match": { zh: "If-Match 无效。", en: "If-Match must be a version number." },
  "bad-cursor": {
    zh: "翻页标记无效，请从第一页重新开始。",
    en: "The cursor is not one of ours; start again from the first page.",
  },
  "body-too-large": { zh: "请求内容太大。", en: "The body is too large." },
  "file-too-large": { zh: "文件太大。", en: "The file is too large." },
  "too-many-files": { zh: "文件太多。", en: "Too many files at once." },
  "program-not-taken": { zh: "不接受可执行文件。", en: "Programs are not taken as files." },
  "invalid-fields": { zh: "有些内容需要修改。", en: "Some fields need attention." },
  // Who is asking
  "not-signed-in": { zh: "请先登录。", en: "Please sign in." },
  "bad-credentials": { zh: "登录凭据无效或已过期。", en: "These credentials are not valid (any more)." },
  "wrong-sign-in": { zh: "用户名或密码不正确。", en: "The login or the password is not right." },
  "wrong-password": { zh: "当前密码不正确。", en: "The current password is not right." },
  "needs-https": { zh: "必须通过 https 登录。", en: "Signing in needs https here." },
  "foreign-origin": { zh: "请求来自其他网站，已拒绝。", en: "The request comes from a foreign page." },
  "not-allowed": { zh: "您没有这项权限。", en: "You may not do this." },
  "link-not-valid": { zh: "链接无效、已使用或已过期。", en: "The link is not valid, was used, or has expired." },
  "too-many-tries": { zh: "尝试次数过多，请稍后再试。", en: "Too many tries; please wait." },
  // What is there
  "not-found": { zh: "找不到，或不在您的可见范围内。", en: "It does not exist, or not for you." },
  "changed-meanwhile": { zh: "内容已被他人修改。", en: "Somebody has changed it meanwhile." },
  "number-mistyped": { zh: "编号输入有误，请核对。", en: "This number is mistyped; please check it." },
  "last-administrator": { zh: "至少要保留一名系统管理员。", en: "At least one administrator must remain." },
  "still-in-use": { zh: "仍在使用，不能归档。", en: "It is still in use." },
  "has-children": { zh: "请先归档下级条目。", en: "What lies below it must be archived first." },
  "is-default": {
    zh: "默认级别不能归档，请先另设默认。",
    en: "It is the default; make another one the default first.",
  },
  "is-standing": { zh: "系统自带的日历不能归档。", en: "This calendar is always needed and cannot be archived." },
  "is-archived": { zh: "已归档，请先恢复。", en: "It is archived; restore it first." },
  // Not now
  overloaded: { zh: "系统繁忙，请稍后再试。", en: "The system is busy; please try again shortly." },
  "database-unavailable": {
    zh: "数据库暂时不可用，请稍后再试。",
    en: "The database is not available; please try again shortly.",
  },
  "too-many-streams": { zh: "实时连接过多，请稍后再试。", en: "Too many live streams; please try again shortly." },
  "not-ready": { zh: "系统尚未就绪。", en: "The system is not ready yet." },
  internal: { zh: "系统内部错误，已记录。", en: "Something went wrong inside; it has been recorded." },
} as const satisfies Record<string, Words>;

/** Every code of one field's issue. */
export const issueCodes = {
  "unknown-key": { zh: "未知的字段", en: "nobody knows this key" },
  required: { zh: "必填", en: "must be filled in" },
  "wrong-type": { zh: "类型不对", en: "is of the wrong type" },
  "too-short": { zh: "太短", en: "is too short" },
  "too-long": { zh: "太长", en: "is too long" },
  "too-small": { zh: "太小", en: "is too small" },
  "too-large": { zh: "太大", en: "is too large" },
  "too-few": { zh: "太少", en: "has too few" },
  "too-many": { zh: "太多", en: "has too many" },
  "bad-format": { zh: "格式不对", en: "is not written as it should be" },
  "not-an-option": { zh: "不在可选范围内", en: "is none of the options" },
  "not-accepted": { zh: "不能接受", en: "cannot be accepted" },
  "not-there": { zh: "所指的对象不存在", en: "names something that is not there" },
  "already-used": { zh: "已被使用", en: "is in use already" },
  "does-not-apply": { zh: "此处不需要填写", en: "does not apply here and must stay empty" },
  "not-text": { zh: "应为文字", en: "must be text" },
  unreadable: { zh: "含有无法保存的字符", en: "contains characters that cannot be stored" },
  "not-a-number": { zh: "应为数字", en: "must be a number" },
  "out-of-range": { zh: "超出范围", en: "is out of range" },
  "not-a-whole-step": { zh: "应为整数档", en: "must be a whole step of the scale" },
  "not-whole-minutes": { zh: "应为整分钟", en: "must be whole minutes" },
  "not-yes-or-no": { zh: "应为是或否", en: "must be yes or no" },
  "not-a-choice": { zh: "不在选项中", en: "is none of the choices" },
  "not-a-list": { zh: "应为列表", en: "must be a list" },
  twice: { zh: "有重复", en: "names something twice" },
  "not-a-date": { zh: "不是有效日期", en: "is not a date" },
  "not-a-date-time": { zh: "不是有效时间", en: "is not a date and time" },
  "not-an-id": { zh: "不是有效标识", en: "is not an id" },
  archived: { zh: "已归档", en: "is archived" },
  "too-deep": { zh: "层级太深", en: "lies too deep" },
  "key-used-otherwise": { zh: "同一标记已用于其他内容", en: "was used with another body" },
  "not-own-department": { zh: "不是本单位的部门", en: "is not one of our departments" },
  "wrong-line": { zh: "不是这一线的班组", en: "is a team of another line" },
  "below-a-milder-case": { zh: "比更轻的情形优先级还低", en: "ranks below a milder case" },
  "later-than": { zh: "晚于后一步的时限", en: "comes later than the step after it" },
  "faster-than-a-graver-case": { zh: "比更紧急的优先级还快", en: "is faster than for a graver case" },
  // Calendars and holidays (kernel/time/problem.ts)
  "not-an-object": { zh: "结构不对", en: "is not an object" },
  missing: { zh: "缺少", en: "is missing" },
  "not-a-text": { zh: "应为文字", en: "is not a text" },
  "unknown-field": { zh: "未知的字段", en: "is a field nobody knows" },
  "unknown-zone": { zh: "未知的时区", en: "is not a time zone" },
  "unknown-weekday": { zh: "未知的星期", en: "is not a weekday" },
  "time-malformed": { zh: "时间格式不对", en: "is not a time like 08:30" },
  "range-malformed": { zh: "时段格式不对", en: "is not a pair of times" },
  "range-empty-or-backwards": { zh: "时段的结束不晚于开始", en: "ends before it begins" },
  "ranges-out-of-order": { zh: "时段顺序不对", en: "comes before the range above it" },
  "ranges-overlap": { zh: "时段重叠", en: "overlaps the range above it" },
  "no-working-hours": { zh: "没有任何工作时间", en: "has no working hours" },
  "day-malformed": { zh: "日期格式不对", en: "is not a day like 2026-10-01" },
  "day-outside-year": { zh: "日期不在该年度", en: "lies outside the year" },
  "day-twice": { zh: "日期重复", en: "names a day twice" },
  "days-backwards": { zh: "起止日期颠倒", en: "ends before it begins" },
  "year-malformed": { zh: "年份不对", en: "is not a year" },
  "year-twice": { zh: "年份重复", en: "names a year twice" },
  "country-differs": { zh: "国家不一致", en: "is of another country" },
  "no-days": { zh: "没有任何日期，可能通知尚未发布", en: "has no days; the notice may not be out yet" },
  "url-malformed": { zh: "网址格式不对", en: "is not an address of a page" },
  "unknown-form": { zh: "文件格式无法识别", en: "is in no known form" },
  "key-changed": { zh: "标识不能更改", en: "cannot be changed" },
  "bad-phone": { zh: "不是有效的电话号码", en: "is not a phone number" },
  "bad-email": { zh: "不是有效的邮箱地址", en: "is not an e-mail address" },
  "in-own-subtree": { zh: "不能移到自己的下级", en: "lies below itself" },
  "role-not-here": { zh: "该角色不能用于这个机构", en: "this role cannot be held there" },
  "password-too-short": { zh: "密码至少 8 个字符", en: "needs at least 8 characters" },
  "password-too-long": { zh: "密码太长", en: "is too long for a password" },
  "password-too-common": { zh: "密码过于常见", en: "is one of the passwords everybody tries first" },
  "password-like-login": { zh: "密码不能包含姓名或用户名", en: "is made of the name or the login" },
} as const satisfies Record<string, Words>;

export type RefusalCode = keyof typeof refusalCodes;
export type IssueCode = keyof typeof issueCodes;

/** The words of a code; of the general refusal where a room has one of its own that is not listed yet. */
export const refusalWords = (code: string): Words =>
  Object.hasOwn(refusalCodes, code) ? refusalCodes[code as RefusalCode] : refusalCodes["malformed-request"];
