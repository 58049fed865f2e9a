// A part of a page that was asked for and did not come: nothing of the answer before stays.
function told(event, said) {
  const target = event.detail.ctx?.target
  if (!target) return
  const alert = document.createElement("p")
  alert.className = "alert"
  alert.setAttribute("role", "alert")
  alert.textContent = said
  target.replaceChildren(alert)
  for (const id of ["narrow", "rest"]) document.getElementById(id)?.replaceChildren()
  for (const q of document.querySelectorAll("#day input[name=q]")) q.value = document.getElementById("q").value
}
document.addEventListener("htmx:response:error", event => {
  event.detail.ctx.status = "refused" // which keeps it from being shown in part
  told(event, `This could not be answered (status ${event.detail.ctx.response.status}). Load it as a page to see why.`)
})
document.addEventListener("htmx:error", event => {
  told(event, "No answer came from the server. Try again when it can be reached.")
})
