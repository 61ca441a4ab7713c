package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Way;

/** The participant's own queues on the hub's broker: their names follow from its id. */
public record BrokerSite() implements Site {

    @Override
    public Way way() {
        return Way.JMS;
    }
}
