#include "observe/event_feed.h"

#include "tests/core/observe/hand_clock.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <thread>

namespace relay {
namespace {

using Subscription = std::unique_ptr<EventFeed::Subscription>;

std::string drain(EventFeed::Subscription& subscription) {
    std::string all;
    while (const auto event = subscription.next())
        all += event->type + event->json + " ";
    return all;
}

void nothing() {}

TEST(EventFeed, IsFreeWithoutListeners) {
    HandClock clock;
    EventFeed feed(clock);
    EXPECT_FALSE(feed.listened());
    feed.publish("a", "1");
    const Subscription subscription = feed.subscribe(nothing);
    EXPECT_TRUE(feed.listened());
    EXPECT_EQ(drain(*subscription), "");
}

TEST(EventFeed, GivesEachListenerEveryEventInOrder) {
    HandClock clock;
    EventFeed feed(clock);
    const Subscription one = feed.subscribe(nothing);
    feed.publish("a", "1");
    const Subscription two = feed.subscribe(nothing);
    feed.publish("b", "2");
    feed.publish("c", "3");
    EXPECT_EQ(drain(*one), "a1 b2 c3 ");
    EXPECT_EQ(drain(*two), "b2 c3 ");
}

TEST(EventFeed, WakesWhenTheQueueStopsBeingEmpty) {
    HandClock clock;
    EventFeed feed(clock);
    int woken = 0;
    const Subscription subscription = feed.subscribe([&] { ++woken; });
    feed.publish("a", "1");
    feed.publish("b", "2");
    EXPECT_EQ(woken, 1);
    drain(*subscription);
    feed.publish("c", "3");
    EXPECT_EQ(woken, 2);
}

TEST(EventFeed, DropsTheOldestAndSaysHowMany) {
    HandClock clock;
    EventFeed feed(clock, {.replay = 4, .queue = 2});
    const Subscription subscription = feed.subscribe(nothing);
    for (const char* json : {"1", "2", "3", "4", "5"})
        feed.publish("e", json);
    EXPECT_EQ(drain(*subscription), "dropped{\"count\":3} e4 e5 ");
    feed.publish("e", "6");
    EXPECT_EQ(drain(*subscription), "e6 ");
}

std::uint64_t lastId(EventFeed::Subscription& subscription) {
    std::uint64_t id = 0;
    while (const auto event = subscription.next())
        id = event->id;
    return id;
}

TEST(EventFeed, ReplaysToWhoComesBack) {
    HandClock clock;
    EventFeed feed(clock, {.replay = 3});
    Subscription subscription = feed.subscribe(nothing);
    feed.publish("e", "1");
    const std::uint64_t id = lastId(*subscription);
    subscription.reset();
    EXPECT_TRUE(feed.listened()) << "it may come back soon";
    feed.publish("e", "2");
    EXPECT_EQ(drain(*feed.subscribe(nothing, id)), "e2 ");
    for (const char* json : {"3", "4", "5"})
        feed.publish("e", json);
    EXPECT_EQ(drain(*feed.subscribe(nothing, id)), "dropped{\"count\":1} e3 e4 e5 ");
    EXPECT_EQ(drain(*feed.subscribe(nothing, id + 4)), "");
}

TEST(EventFeed, SaysWhenNobodyKnowsWhatWasMissed) {
    HandClock clock;
    EventFeed feed(clock, {.linger = std::chrono::seconds(60)});
    Subscription subscription = feed.subscribe(nothing);
    feed.publish("e", "1");
    const std::uint64_t id = lastId(*subscription);
    subscription.reset();
    clock.advance(std::chrono::seconds(61));
    EXPECT_FALSE(feed.listened());
    feed.publish("e", "2");
    EXPECT_EQ(drain(*feed.subscribe(nothing, id)), "dropped{\"count\":null} ");
    EXPECT_EQ(drain(*feed.subscribe(nothing, 1)), "dropped{\"count\":null} ");
    EXPECT_EQ(drain(*feed.subscribe(nothing, ~std::uint64_t{0} - 1)), "dropped{\"count\":null} ");
}

TEST(EventFeed, IdsGoOnAfterARestart) {
    HandClock clock;
    std::uint64_t before = 0;
    {
        EventFeed feed(clock);
        const Subscription subscription = feed.subscribe(nothing);
        feed.publish("e", "1");
        before = lastId(*subscription);
    }
    clock.advance(std::chrono::seconds(1));
    EventFeed feed(clock);
    EXPECT_EQ(drain(*feed.subscribe(nothing, before)), "dropped{\"count\":null} ");
    const Subscription subscription = feed.subscribe(nothing);
    feed.publish("e", "2");
    EXPECT_GT(lastId(*subscription), before);
}

TEST(EventFeed, ManyThreadsLoseNothing) {
    HandClock clock;
    EventFeed feed(clock, {.replay = 16, .queue = 100'000});
    std::mutex mutex;
    std::condition_variable woken;
    bool news = false;
    const Subscription subscription = feed.subscribe([&] {
        const std::lock_guard lock(mutex);
        news = true;
        woken.notify_one();
    });
    constexpr int kThreads = 4;
    constexpr int kEvents = 500;
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < kEvents; ++i)
                feed.publish("e", "{}");
        });
    int seen = 0;
    std::uint64_t previous = 0;
    while (seen < kThreads * kEvents) {
        {
            std::unique_lock lock(mutex);
            woken.wait(lock, [&] { return news; });
            news = false;
        }
        while (const auto event = subscription->next()) {
            ASSERT_GT(event->id, previous);
            previous = event->id;
            ++seen;
        }
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(seen, kThreads * kEvents);
}

TEST(EventFeed, ListenersComeAndGoWhileOthersPublish) {
    HandClock clock;
    EventFeed feed(clock);
    const Subscription always = feed.subscribe(nothing);
    std::atomic<bool> done{false};
    std::thread publisher([&] {
        while (!done.load())
            feed.publish("e", "{}");
    });
    for (int i = 0; i < 300; ++i) {
        // The flag dies right after the subscription: a wake that came later would touch it.
        auto flag = std::make_unique<std::atomic<int>>(0);
        Subscription passing = feed.subscribe([&flag] { flag->fetch_add(1); });
        passing->next();
        passing.reset();
        flag.reset();
    }
    done = true;
    publisher.join();
}

}  // namespace
}  // namespace relay
