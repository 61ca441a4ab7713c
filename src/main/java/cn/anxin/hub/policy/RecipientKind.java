package cn.anxin.hub.policy;

/** A kind of recipient; {@code government} ones may see what is for government only. */
public record RecipientKind(String id, String name, boolean government) {}
