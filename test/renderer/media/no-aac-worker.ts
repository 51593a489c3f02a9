import '#renderer/media/media-worker.ts';

/** The media worker on a machine that cannot encode AAC, as all of Linux. */
const isSupported = AudioEncoder.isConfigSupported.bind(AudioEncoder);
AudioEncoder.isConfigSupported = async (config) =>
  config.codec.startsWith('mp4a') ? { supported: false, config } : isSupported(config);
