package se.framdrift.feeds.mqtt;

import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Feed;

/** A feed that takes its messages from {@link MqttListener}. Thread-safe. */
public final class ListeningFeed implements Feed {

  private final Translator translator;

  ListeningFeed(Translator translator) {
    this.translator = translator;
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    return translator.again(heading, raw);
  }

  /** What became of the messages that brought no rows. */
  public MqttCounts counts() {
    return translator.tally().counts();
  }

  Translator translator() {
    return translator;
  }
}
