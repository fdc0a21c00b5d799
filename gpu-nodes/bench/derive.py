#!/usr/bin/env python3
"""Writes service-times.json: the figures that others measured, and what follows from them.

    python3 derive.py > service-times.json

Nothing in the file comes from our own measurement yet: measure.py is there for that and has not been run. Every number
carries its kind (measured-by-others, derived, measured) and its source, so that a measured one can replace it alone.
"""

import json
import sys

MADE = "2026-11-22"

SGLANG_4090 = ("https://github.com/sgl-project/sglang-omni/issues/1888 (2026): Whisper large-v3 on one RTX 4090, clips of "
               "4.73 s, 17 tokens: 47.7 requests/s at 32 running")
SGLANG_STEP = ("https://github.com/sgl-project/sglang-omni/pull/1585 (2026-08-17): a decode step of large-v3 costs 2.75 ms "
               "whatever the batch, before the cross-attention")
TURBO_597 = ("https://inferencebench.io/blog/whisper-large-v3-turbo-597x-realtime-asr-benchmark/ (read 2026-11-22): turbo on "
             "one H100 SXM with Transformers: 120 s of speech in 0.201 s; 404 times real time at batch 32")
GPUSTACK_14B = ("https://docs.gpustack.ai/latest/performance-lab/qwen3-14b/h100 (read 2026-11-22): Qwen3-14B on one H100, vLLM "
                "0.11 bf16 10,597 tokens/s in all (2,000 in, 100 out); FP8 16,885 (128 in, 4 out)")
VLLM_A100 = ("https://johnmusgrave.com/p/vllm-throughput-latency-sweep-on (read 2026-11-22): vLLM 0.23.0 decodes Llama 3.1 8B "
             "bf16 at 77% of an A100's memory bandwidth, one request at a time")
HOPPER = "https://www.nvidia.com/en-us/data-center/h100/ and /h200/ (data sheets, SXM form, dense)"
VLLM_DEFAULTS = ("vllm/engine/arg_utils.py, get_batch_defaults: on cards of 70 GiB or more the API server takes 8,192 tokens "
                 "into a step; Whisper's window is 1,500 encoder tokens")

CARDS = {
    "h100-sxm": {"memory": 85.5e9, "bandwidth": 3.35e12, "bf16": 989e12},
    "h200-sxm": {"memory": 150.8e9, "bandwidth": 4.80e12, "bf16": 989e12},
}
BATCHES = [1, 2, 4, 8, 16, 32, 64, 128, 256]

# Whisper's encoder: 32 layers of width 1,280 over 1,500 positions, 637 million weights, attention besides.
ENCODER_FLOP = 2 * 637e6 * 1500 + 32 * 4 * 1500 * 1500 * 1280
ENCODER_USE = {1: 0.28, 2: 0.36, 4: 0.42, 8: 0.45}
SPEECH_BANDWIDTH_USE = 0.8
TEXT_BANDWIDTH_USE = 0.77
TFLOPS_BF16, TFLOPS_FP8 = 313e12, 498e12
RUNTIME_BYTES = 4e9


def digits(value):
    return value if isinstance(value, int) else float(f"{value:.4g}")


def number(value, kind, source):
    return {"value": digits(value), "kind": kind, "source": source}


def table(values, kind, source):
    return {"byBatch": {str(k): digits(v) for k, v in values.items()}, "kind": kind, "source": source}


def saturated(admission, step, tokens, batches):
    """Requests a second with `batch` of them always running: each costs its admission and its part of the steps."""
    return {b: 1 / (admission + tokens * step[b] / b) for b in batches}


def speech(model, card, layers, decoder_weights, note):
    c = CARDS[card]
    encoder = {b: ENCODER_FLOP / (c["bf16"] * use) for b, use in ENCODER_USE.items()}
    whole = 2.75e-3
    weights_large = 2 * 906e6 / (CARDS["h100-sxm"]["bandwidth"] * SPEECH_BANDWIDTH_USE)
    overhead = whole - weights_large
    weights = 2 * decoder_weights / (c["bandwidth"] * SPEECH_BANDWIDTH_USE)
    alone = weights + overhead / 2 + overhead / 2 * layers / 32
    cross = layers * 2 * 1500 * 1280 * 2
    step = {b: alone + b * cross / (c["bandwidth"] * SPEECH_BANDWIDTH_USE) for b in BATCHES}
    window_bytes = cross + layers * 2 * 448 * 1280 * 2
    running = 24
    host = (0.201 - (4 * ENCODER_FLOP / (989e12 * 0.42) + 100 * 1.33e-3)) / 4
    tokens = 95
    batches = [b for b in BATCHES if b <= 32]
    admission = host + encoder[1]
    return {
        "model": model,
        "card": card,
        "cards": 1,
        "precision": "bf16",
        "contextTokens": number(448, "published", "the model's card: max_target_positions 448"),
        "hostSeconds": number(host, "derived", "derived: 4 windows in 0.201 s, less their encoder passes and 100 steps of "
                              "turbo's decoder, by four; " + TURBO_597),
        "encoderSeconds": table(encoder, "derived", f"derived: {ENCODER_FLOP / 1e12:.2f} TFLOP a window over 989 TFLOPS (data "
                                "sheet) at 28% alone to 45% in batches of 8, the use at which an RTX 4090 gives what was "
                                "measured: " + SGLANG_4090),
        "admittedAtOnce": number(5, "derived", "derived: 8,192 / 1,500; " + VLLM_DEFAULTS),
        "decodeStepSeconds": table(step, "derived", note + f"; {cross / 1e6:.1f} MB of cross-attention keys and values for each "
                                   f"running window at 80% of {c['bandwidth'] / 1e12:.2f} TB/s; {SGLANG_STEP}; {HOPPER}"),
        "maxRunning": number(running, "derived", f"derived: 0.18 of an 80 GB card less 3.1 GB of weights and what the engine "
                             f"needs leaves room for 24 windows of {0.32:.2f} GB (large-v3); the same limit for every card and "
                             "model here, as the node profiles set it"),
        "windowBytes": number(int(window_bytes), "derived", "derived: layers x 2 x (1,500 + 448) x 1,280 x 2 bytes"),
        "reference": {"promptTokens": 4, "outputTokens": tokens, "audioSeconds": 28,
                      "source": "derived: 28 s at 2.5 words a second and 1.35 tokens a word"},
        "saturatedPerSecond": table(saturated(admission, step, tokens, batches), "derived",
                                    "derived: windows a second = 1 / (host + encoder + 95 x step(n) / n)"),
    }


def text(model, card, cards, precision, params, layers, kv_heads, share, running, per_flop=None):
    c = CARDS[card]
    width = 2 if precision == "bf16" else 1
    kv_bytes = layers * 2 * kv_heads * 128 * 2
    flop = 2 * params
    rate = (TFLOPS_BF16 if width == 2 else TFLOPS_FP8) * (1 if cards == 1 else cards * 0.85)
    bandwidth = c["bandwidth"] * TEXT_BANDWIDTH_USE * cards
    reduce = 0 if cards == 1 else layers * 2 * 12e-6
    context = 775
    step = {b: max(params * width / bandwidth, b * flop / rate) + b * context * kv_bytes / bandwidth + reduce for b in BATCHES}
    kv = (cards * (share * c["memory"] - RUNTIME_BYTES) - params * width) / kv_bytes
    prompt, output = 700, 150
    batches = [b for b in BATCHES if b <= running and b * (prompt + output) <= kv]
    tp = "" if cards == 1 else f"; {cards} cards at 85%, and {reduce * 1e3:.1f} ms a step to add up between them (12 us x 2 x layers)"
    return {
        "model": model,
        "card": card,
        "cards": cards,
        "precision": precision,
        "contextTokens": number(32768, "published", "the model's card: max_position_embeddings 32,768"),
        "prefillTokensPerSecond": number(rate / flop, "derived", f"derived: {flop / 1e9:.1f} GFLOP a token at the "
                                         f"{(TFLOPS_BF16 if width == 2 else TFLOPS_FP8) / 1e12:.0f} TFLOPS that follow from the "
                                         f"measured tokens/s of a model of 14.8 billion weights{tp}; {GPUSTACK_14B}"),
        "tokensAtOnce": number(8192, "published", VLLM_DEFAULTS),
        "decodeStepSeconds": table(step, "derived", f"derived: {params * width / 1e9:.1f} GB of weights read once a step, or the "
                                   f"step's arithmetic where that takes longer, and {kv_bytes:,} bytes of keys and values a token "
                                   f"for {context} tokens of each request, at 77% of {cards} x {c['bandwidth'] / 1e12:.2f} TB/s"
                                   f"{tp}; {VLLM_A100}; {HOPPER}"),
        "maxRunning": number(running, "derived", "derived: --max-num-seqs of the node profiles; vLLM's own default on these "
                             "cards is 1,024"),
        "kvTokens": number(int(kv), "derived", f"derived: {share:.2f} of the memory less {params * width / 1e9:.1f} GB of weights "
                           f"and 4 GB of run-time a card, over {kv_bytes:,} bytes a token (bf16)"),
        "reference": {"promptTokens": prompt, "outputTokens": output, "audioSeconds": 0,
                      "source": "derived: a polishing request: instructions of 500 tokens, 200 of speech, 150 back"},
        "saturatedPerSecond": table(saturated(prompt / (rate / flop), step, output, batches), "derived",
                                    "derived: requests a second = 1 / (700 / prefill + 150 x step(n) / n)"),
    }


def embedding(card):
    rate = TFLOPS_BF16 * 0.5 / (2 * 568e6)
    return {
        "model": "bge-m3",
        "card": card,
        "cards": 1,
        "precision": "bf16",
        "dimensions": 1024,
        "contextTokens": number(8192, "published", "the model's card: 8,192 tokens, 1,024 dimensions"),
        "prefillTokensPerSecond": number(rate, "derived", "derived: 1.14 GFLOP a token at half the bf16 rate of the 14B model, "
                                         "since small matrices use a card less; " + GPUSTACK_14B),
        "tokensAtOnce": number(8192, "published", VLLM_DEFAULTS),
    }


def main():
    cards = {
        name: {
            "memoryBytes": number(c["memory"], "published", HOPPER),
            "bytesPerSecond": number(c["bandwidth"], "published", HOPPER),
            "bf16FlopPerSecond": number(c["bf16"], "published", HOPPER),
        }
        for name, c in CARDS.items()
    }
    speeches, texts, embeddings = [], [], []
    for card in CARDS:
        speeches.append(speech("whisper-large-v3", card, 32, 906e6, "derived: 2.75 ms, of which 1.81 GB of decoder weights"))
        speeches.append(speech("whisper-large-v3-turbo", card, 4, 172e6, "derived: 0.34 GB of decoder weights; of what large-v3 "
                               "needs beyond its weights half is taken as fixed and half as growing with the layers (4 of 32)"))
        texts.append(text("qwen2.5-7b", card, 1, "bf16", 7.62e9, 28, 4, 0.70, 128))
        texts.append(text("qwen2.5-14b", card, 1, "fp8", 14.77e9, 48, 8, 0.70, 128))
        texts.append(text("qwen2.5-32b", card, 1, "bf16", 32.5e9, 64, 8, 0.92, 128))
        texts.append(text("qwen2.5-72b", card, 2, "fp8", 72.7e9, 80, 8, 0.90, 128))
        embeddings.append(embedding(card))
    json.dump(
        {
            "form": 1,
            "made": MADE,
            "note": "Seconds, tokens and bytes. No figure here was measured by us: measure.py has not been run. Neither real "
                    "weights nor vLLM itself were measured for it; derived figures say how. Made by derive.py.",
            "cards": cards,
            "speech": speeches,
            "text": texts,
            "embedding": embeddings,
        },
        sys.stdout,
        indent=2,
    )
    print()


if __name__ == "__main__":
    main()
