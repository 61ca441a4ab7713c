package cn.anxin.hub.security;

import cn.anxin.hub.record.Message;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every kind of refusal over HTTP; the name is stable, for machines. */
public enum ProblemCode {
    /** The request cannot be read: not JSON, a parameter of the wrong form. */
    MALFORMED(HttpStatus.BAD_REQUEST, "请求无法解读", "The request cannot be read"),
    /** A parameter or field has a wrong value. */
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "参数不正确", "A parameter is wrong"),
    /** Nobody, or nobody known, asks. */
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "请先登录", "Sign in first"),
    /** The caller is known and may not do this. */
    FORBIDDEN(HttpStatus.FORBIDDEN, "无权访问", "Not allowed"),
    /** A browser sends the request for another site's page. */
    CROSS_SITE(HttpStatus.FORBIDDEN, "拒绝跨站请求", "Cross-site requests are refused"),
    /** There is no such thing. */
    NOT_FOUND(HttpStatus.NOT_FOUND, "没有找到", "Not found"),
    /** The address is right and the method is not. */
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "不支持此请求方法", "Method not allowed"),
    /** The caller accepts nothing that can be given. */
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "只能以 JSON 回答", "Only JSON can be given"),
    /** Someone decided it already. */
    CONFLICT(HttpStatus.CONFLICT, "已处理过", "Already decided"),
    /** It was there, and its term is over. */
    GONE(HttpStatus.GONE, "已过保存期限", "No longer kept"),
    /** The body is larger than the limit. */
    TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "请求过大", "The request is too large"),
    /** The body is not JSON by its content type. */
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "请求须为 application/json", "The request has to be application/json"),
    /** Records have faults; each is listed in {@code errors}. */
    INVALID_RECORDS(HttpStatus.UNPROCESSABLE_ENTITY, "记录有误，未作认定", "Records have faults; nothing is decided"),
    /** The day asked for is before the policy is in force. */
    POLICY_NOT_IN_FORCE(HttpStatus.UNPROCESSABLE_ENTITY, "该日办法尚未施行", "The regulation is not in force on that day"),
    /** Too many wrong passwords. */
    LOCKED(HttpStatus.TOO_MANY_REQUESTS, "连续输错密码，暂时锁定", "Locked for a while after wrong passwords"),
    /** The hub failed; the log has the reason under the id given. */
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "系统出错", "The hub failed"),
    /** The hub cannot answer now. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "暂时无法服务", "Not available for now");

    private final HttpStatus status;
    private final String zh;
    private final String en;

    ProblemCode(HttpStatus status, String zh, String en) {
        this.status = status;
        this.zh = zh;
        this.en = en;
    }

    public HttpStatus status() {
        return status;
    }

    public Message title() {
        return new Message(zh, en);
    }

    /** What a problem answer carries as its {@code type}. */
    public String type() {
        return "urn:anxin:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The first code of that status; {@link #INTERNAL} for a status that has none. */
    public static ProblemCode of(int status) {
        for (ProblemCode code : values()) {
            if (code.status.value() == status) {
                return code;
            }
        }
        return status >= 400 && status < 500 ? MALFORMED : INTERNAL;
    }
}
