package se.framdrift.cli;

/** What {@code --help} prints. */
public final class Help {

  private Help() {}

  /** Every command, option and variable. */
  public static final String TEXT =
      """
      Framdrift shows what a municipality has promised and how it is going, live.

      ./framdrift [serve] [--demo] [--rehearse]
          Serves the boards. Without a database of its own it keeps an embedded PostgreSQL in the
          data folder. --demo adds the made-up municipality 9999 Exempelby with simulated feeds.
          Ctrl-C stops it, the embedded PostgreSQL too. --rehearse stops by itself when ready.
      ./framdrift check [--report] [--seeds DIR] [--dashboards DIR] [--documents DIR]
          Checks the catalog and prints 'file:line: problem, expectation' for each finding; exit
          code 1 if there is any. --documents also holds the quotes against the documents' texts.
          --report prints the counts of the register as a page in Markdown instead.
      ./framdrift judge [--on DAY] [--seeds DIR] [--dashboards DIR]
          Judges the real commitments by the bundled figures alone, as of the beginning of a day
          (today), and prints a page in Markdown: status, figure and reason of each. No database.
      ./framdrift verify PROOF.json|- [--documents DIR]
          Judges a commitment again from its proof (/api/v1/commitments/ID/proof) alone, by rules of
          its own: recounts the figures from the rows and the status from the figures, and holds
          the words against the documents. Exit code 1 if anything is different, 2 if unreadable.
      ./framdrift shadow [--seeds DIR] [--dashboards DIR] [--municipality CODE]
          Runs a changed catalog over all history beside the one in force and prints every
          difference of status, before the change goes live. Only reads; exit code 1 if any
          commitment would stand otherwise now.
      ./framdrift import FILE [--feed ID] [--municipality CODE]
          Takes a file beside a running server or without one: by a feed's mapping, or without
          --feed as rows of the API's own (.json, .csv, and lines of JSON of any number).
      ./framdrift import KIND|ID [--municipality CODE]
          Fetches what declared feeds fetch, now: kolada, pxweb, lerum-kolada ... Both show how far
          they have come, can be stopped with Ctrl-C, and go on when they are given again.
      ./framdrift token create [--role feed|reporter|operator] [--label TEXT] [--days N]
      ./framdrift token list
      ./framdrift token revoke ID
          Tokens for the operator listener. A token is shown once, when it is made.
      ./framdrift version
      ./framdrift help

      Variables (default):
        FRAMDRIFT_HTTP_HOST (0.0.0.0)            address of the public listener
        FRAMDRIFT_HTTP_PORT (8080)               its port; 0 takes a free one
        FRAMDRIFT_OPERATOR_HOST (127.0.0.1)      address of the operator listener
        FRAMDRIFT_OPERATOR_PORT (8081)           its port; 0 takes a free one
        FRAMDRIFT_OPERATOR_TOKEN                 a token with all rights, 16 characters or more
        FRAMDRIFT_DATABASE_URL                   postgresql://user:password@host:port/database
        FRAMDRIFT_DATA_DIR (data)                folder of the embedded PostgreSQL
        FRAMDRIFT_SEEDS (seeds)                  folder of the catalog and the bundled figures
        FRAMDRIFT_DASHBOARDS (dashboards)        folder of the boards
        FRAMDRIFT_DOCUMENTS                      folder of the documents' texts: check, verify
        FRAMDRIFT_WEBROOT (webroot)              folder of the pages
        FRAMDRIFT_OUTSIDE_KEY                    hashes ids of answers and cases; on all nodes the
                                                 same; unset: a file in the data folder
        FRAMDRIFT_FEED_HOSTS (Swedish statistics) hosts that feeds may fetch from, separated by
                                                 commas; none switches fetching off
        FRAMDRIFT_INBOX                          folder below which feeds watch folders for files
        FRAMDRIFT_MQTT_PORT                      port of the built-in MQTT listener; unset: none
        FRAMDRIFT_MQTT_HOST (127.0.0.1)          its address
        FRAMDRIFT_MQTT_CERTIFICATE, _KEY         PEM files, for TLS
        FRAMDRIFT_OPERATOR_NAMES                 names that the operator listener goes by, comma between
                                                 them; on a loopback address: localhost and the like
        FRAMDRIFT_PUSH_INTERVAL_MS (40)          least time between two publications of a board
        FRAMDRIFT_VIEWERS (20000)                viewers that are taken at once
        FRAMDRIFT_VIEWERS_PER_ADDRESS (5000)     of these from one address (IPv6: one /64)
        FRAMDRIFT_TRUSTED_PROXIES (the machine)  addresses or ranges, comma between them, whose
                                                 X-Forwarded-For is believed
        FRAMDRIFT_LOOP_LIMIT_MS (2000)           an event loop busy for longer is told in the log
        FRAMDRIFT_LOG_LEVEL (INFO)               DEBUG, INFO, WARN or ERROR; the log goes to stderr
        FRAMDRIFT_JAVA_OPTIONS                   options for java, such as -Xmx2g
      """;
}
