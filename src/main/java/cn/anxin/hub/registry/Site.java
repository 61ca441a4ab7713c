package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Way;

/** Where a participant is reached, by its way. */
public sealed interface Site permits SftpSite, HttpSite, DatabaseSite, BrokerSite {

    Way way();
}
