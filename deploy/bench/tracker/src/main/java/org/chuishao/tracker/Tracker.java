package org.chuishao.tracker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Flowable's REST server as it comes: no sign-in, no rules, no events to anybody. */
@SpringBootApplication
public class Tracker {
    public static void main(String[] words) {
        SpringApplication.run(Tracker.class, words);
    }
}
