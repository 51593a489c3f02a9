/** Takes its work and is never heard of again: an endless loop in a decoder. */
self.addEventListener('message', () => {
  for (;;);
});
