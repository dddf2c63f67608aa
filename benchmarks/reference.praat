# Praat's F0, voice quality and formants of every 26th WAV file of a folder, for `benchmarks -- nwaves --praat=FILE`:
#   praat --run benchmarks/reference.praat FOLDER/ reference.csv
form Reference
  sentence folder
  sentence output
endform
writeFileLine: output$, "kind,clip,time,a,b,c"
files = Create Strings as file list: "files", folder$ + "*.wav"
count = Get number of strings
for i from 1 to count
  if (i - 1) mod 26 = 0
    selectObject: files
    name$ = Get string: i
    clip$ = name$ - ".wav"
    sound = Read from file: folder$ + name$
    pitch = To Pitch (ac): 0.01, 75, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 500
    frames = Get number of frames
    for k from 1 to frames
      time = Get time from frame number: k
      f0 = Get value in frame: k, "Hertz"
      if f0 = undefined
        f0 = 0
      endif
      appendFileLine: output$, "pitch,", clip$, ",", fixed$ (time, 6), ",", fixed$ (f0, 4), ",0,0"
    endfor
    selectObject: sound, pitch
    pulses = To PointProcess (cc)
    jitter = Get jitter (local): 0, 0, 0.0001, 0.02, 1.3
    selectObject: sound, pulses
    shimmer = Get shimmer (local): 0, 0, 0.0001, 0.02, 1.3, 1.6
    selectObject: pulses
    points = Get number of points
    appendFileLine: output$, "voice,", clip$, ",0,", fixed$ (jitter, 6), ",", fixed$ (shimmer, 6), ",", points
    selectObject: sound
    formant = To Formant (burg): 0.01, 5, 5500, 0.025, 50
    frames = Get number of frames
    for k from 1 to frames
      time = Get time from frame number: k
      f1 = Get value at time: 1, time, "hertz", "Linear"
      f2 = Get value at time: 2, time, "hertz", "Linear"
      f3 = Get value at time: 3, time, "hertz", "Linear"
      if f1 <> undefined and f2 <> undefined and f3 <> undefined
        appendFileLine: output$, "formant,", clip$, ",", fixed$ (time, 6), ",", fixed$ (f1, 2), ",", fixed$ (f2, 2), ",", fixed$ (f3, 2)
      endif
    endfor
    removeObject: sound, pitch, pulses, formant
  endif
endfor
