package cn.anxin.hub.policy;

/** An emergency-management authority (应急管理部门) and the division it is in charge of. */
public record Authority(String code, String name) {}
