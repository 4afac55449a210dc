import { announce } from '/dom.js';
import { plain } from '/board/words.js';

const QUIET_MS = 10_000;

/** Tells of new alarms in words, together and not more often than every ten seconds; with a sound where it is wanted. */
export function alarmNews(hasSound) {
  let [waiting, timer] = [[], null];
  const tell = () => {
    timer = null;
    if (waiting.length === 0) return;
    const [first] = waiting;
    const others = waiting.length - 1;
    const rest = others === 0 ? '' : `, and ${others} more`;
    announce(`New alarm: ${first.agentName}, ${plain(first.exception) || 'out of adherence'}${rest}.`);
    waiting = [];
    timer = setTimeout(tell, QUIET_MS);
  };
  return {
    alarm(rows) {
      if (rows.length === 0) return;
      waiting.push(...rows);
      if (hasSound()) beep();
      timer ??= setTimeout(tell, 0);
    },
    close: () => clearTimeout(timer),
  };
}

let audio = null;

/** Two short tones. */
function beep() {
  audio ??= new AudioContext();
  for (const [at, frequency] of [
    [0, 660],
    [0.18, 880],
  ]) {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.15, audio.currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.15);
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.16);
  }
}
