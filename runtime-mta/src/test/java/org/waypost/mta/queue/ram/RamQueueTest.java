package org.waypost.mta.queue.ram;

import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.MailQueueContract;

class RamQueueTest implements MailQueueContract {
    @Override
    public MailQueue queue() {
        return new RamQueue(new SeededEntropy(1));
    }
}
