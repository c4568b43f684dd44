undelivered-place-title = Scout could not post in that conversation
undelivered-place-text = Nothing is lost: invite Scout there, and “/collect status” shows how things are and gives the files.
undelivered-upload-title = Files come as links here
undelivered-upload-text = This chat did not take the file itself, so its card has a link instead. An admin of the workspace can allow uploads, or choose links only.
undelivered-about = About { $line } ({ $code })
