package org.chuishao.whistle.casefile;

/** Why a whistle goes no further (domain §3). */
public enum RejectReason {
    /** 站内事项: the station can settle it itself. */
    STATION_MATTER,
    /** 重复: another whistle is about the same. */
    DUPLICATE,
    /** 诉讼、信访渠道: it belongs to a court or to petitions. */
    COURT_OR_PETITION
}
