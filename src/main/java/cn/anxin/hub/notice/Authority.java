package cn.anxin.hub.notice;

/** An emergency-management authority: the division it is responsible for (属地管理, Art. 3), and its name. */
public record Authority(String code, String name) {}
