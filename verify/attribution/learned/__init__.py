"""A learned extractor (`crf.v2`): which words are a cue, and whose words stand around it.

Method: a small encoder reads several sentences at once and hints at every token's role; two linear-chain conditional
random fields (Lafferty et al., 2001) over dependency features and these hints, in the line of Pareti's cue-first
pipeline (2015); a ranking of the candidates they leave. The fields are decoded in numpy, the encoder in onnxruntime.
"""
