/** When the next frame is on the screen; in a page that nobody sees, soon. What is heavy waits for this, never a person. */
export function painted(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, 200)
    requestAnimationFrame(() => setTimeout(done))
  })
}
