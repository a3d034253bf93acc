// Sentences come translated from the page, in data attributes; only times are put into words here.

const clock = new Intl.DateTimeFormat(document.documentElement.lang || "en", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** "Saved {time}" and a moment: "Saved 23:49:10". */
export function at(sentence, moment) {
  return sentence.replace("{time}", clock.format(moment ? new Date(moment) : new Date()));
}
