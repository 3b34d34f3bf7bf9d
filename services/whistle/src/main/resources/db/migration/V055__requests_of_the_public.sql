-- What came by Open311 is few among all whistles, and listed for anybody who asks.
create index whistle_open311 on whistle (district, created_at desc, id desc) where channel = 'OPEN311';
