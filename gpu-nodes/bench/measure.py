#!/usr/bin/env python3
"""Measures service times on the card at hand and puts them into service-times.json.

NOT RUN ON A GPU YET: written without one at hand; no figure in service-times.json comes from it so far. Only --dry has run.

    pip install "torch>=2.6" "transformers>=5.18"
    python3 measure.py [--only whisper-large-v3,qwen2.5-14b] [--quick] [--dry] [--into service-times.json] [--out measured.json]

Models have their true shape and random weights, since speed does not depend on what the weights say; nothing is downloaded.
Neither vLLM nor real weights are measured: the times are those of the model's passes alone, replayed as CUDA graphs where that
works (the source of each figure says which), without an HTTP server, a tokenizer or the host's work on audio. What replaces a
figure of the file has the kind 'measured' and names date, card, versions and this script; all other figures stay as they are.
"""

import argparse
import datetime
import json
import pathlib
import statistics
import sys
import time

import torch
import transformers
from transformers import DynamicCache, Qwen2Config, Qwen2ForCausalLM, WhisperConfig, WhisperForConditionalGeneration
from transformers.cache_utils import DynamicLayer, EncoderDecoderCache

WINDOW_FRAMES, WINDOW_POSITIONS, MEL_BINS = 3000, 1500, 128
SPEECH_PAST, TEXT_PAST, PREFILL = 48, 775, 2048
FP8_MOST = 448.0

DEVICE = "cuda"
TINY = False

WHISPER = {"whisper-large-v3": 32, "whisper-large-v3-turbo": 4}
QWEN = {
    "qwen2.5-7b": dict(hidden_size=3584, intermediate_size=18944, num_hidden_layers=28, num_attention_heads=28,
                       num_key_value_heads=4, vocab_size=152064),
    "qwen2.5-14b": dict(hidden_size=5120, intermediate_size=13824, num_hidden_layers=48, num_attention_heads=40,
                        num_key_value_heads=8, vocab_size=152064),
}
PRECISIONS = {"qwen2.5-7b": ["bf16"], "qwen2.5-14b": ["bf16", "fp8"]}


def card():
    if DEVICE == "cpu":
        return "dry"
    name = torch.cuda.get_device_name().lower()
    for known in ("h100", "h200"):
        if known in name:
            return f"{known}-pcie" if "pcie" in name else f"{known}-sxm"
    return name.replace("nvidia", "").strip().replace(" ", "-")


def source(how):
    name = torch.cuda.get_device_name() if DEVICE == "cuda" else "no card"
    return (f"measured: {datetime.date.today().isoformat()}, {name}, torch {torch.__version__}, "
            f"transformers {transformers.__version__}, CUDA {torch.version.cuda}, gpu-nodes/bench/measure.py, random weights, {how}")


class Timer:
    """Median seconds of a function, replayed as a CUDA graph where it can be captured."""

    def __init__(self, rounds):
        self.rounds = rounds
        self.how = set()

    def __call__(self, work):
        return self._time(self._graphed(work))

    def _graphed(self, work):
        if DEVICE == "cpu":
            work()
            self.how.add("dry")
            return work
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            for _ in range(3):
                work()
        torch.cuda.current_stream().wait_stream(stream)
        try:
            graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(graph):
                work()
            self.how.add("CUDA graph")
            return graph.replay
        except RuntimeError as problem:
            torch.cuda.synchronize()
            print(f"  no CUDA graph ({str(problem).splitlines()[0]}); eager instead", file=sys.stderr)
            self.how.add("eager")
            return work

    def _time(self, work):
        if DEVICE == "cpu":
            start = time.perf_counter()
            work()
            return time.perf_counter() - start
        seconds = []
        for _ in range(self.rounds):
            start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
            start.record()
            work()
            end.record()
            end.synchronize()
            seconds.append(start.elapsed_time(end) / 1e3)
        return statistics.median(seconds)

    def source(self):
        return source(" and ".join(sorted(self.how)))


class Fp8Linear(torch.nn.Module):
    """A linear layer with weights and activations of 8 bits, one scale a tensor."""

    def __init__(self, linear):
        super().__init__()
        weight = linear.weight.detach()
        scale = weight.abs().max().float() / FP8_MOST
        self.register_buffer("weight", (weight / scale).to(torch.float8_e4m3fn))
        self.register_buffer("weight_scale", scale.reshape(()))
        self.bias = linear.bias

    def forward(self, x):
        flat = x.reshape(-1, x.shape[-1])
        scale = (flat.abs().max().float() / FP8_MOST).clamp(min=1e-12)
        small = (flat / scale).to(torch.float8_e4m3fn)
        rows = small.shape[0]
        if rows % 16:
            small = torch.nn.functional.pad(small.view(torch.uint8), (0, 0, 0, 16 - rows % 16)).view(torch.float8_e4m3fn)
        out = torch._scaled_mm(small, self.weight.t(), scale_a=scale, scale_b=self.weight_scale, out_dtype=torch.bfloat16)
        out = out[:rows].reshape(*x.shape[:-1], -1)
        return out if self.bias is None else out + self.bias


def to_fp8(module):
    for name, child in module.named_children():
        if isinstance(child, torch.nn.Linear) and name != "lm_head":
            setattr(module, name, Fp8Linear(child))
        else:
            to_fp8(child)


def past(layers, batch, heads, length, width):
    shape = (batch, heads, length, width)
    return [tuple(torch.randn(shape, device=DEVICE, dtype=torch.bfloat16) for _ in range(2)) for _ in range(layers)]


class Held(DynamicLayer):
    """Keys and values of a fixed length whose last place is for the new token: nothing is copied, as in a paged cache."""

    def __init__(self, key, value, grows):
        super().__init__()
        self.dtype, self.device, self.is_initialized = key.dtype, key.device, True
        self.keys, self.values, self.grows = key, value, grows

    def update(self, key, value, *args, **kwargs):
        self.keys[:, :, -1:], self.values[:, :, -1:] = key, value
        return self.keys, self.values

    def get_seq_length(self):
        return self.keys.shape[-2] - (1 if self.grows else 0)


def cache_of(pairs, grows=True):
    cache = DynamicCache()
    cache.layers = [Held(key, value, grows) for key, value in pairs]
    return cache


def build(kind, config):
    torch.set_default_dtype(torch.bfloat16)
    with torch.device(DEVICE):
        model = kind(config)
    return model.eval().requires_grad_(False)


def whisper(layers):
    return build(WhisperForConditionalGeneration, WhisperConfig(
        d_model=1280, encoder_layers=1 if TINY else 32, decoder_layers=layers, encoder_attention_heads=20, decoder_attention_heads=20,
        encoder_ffn_dim=5120, decoder_ffn_dim=5120, num_mel_bins=MEL_BINS, vocab_size=51866, max_source_positions=WINDOW_POSITIONS,
        max_target_positions=448, attn_implementation="sdpa"))


def measure_speech(layers, rounds, batches):
    model, timer, step_timer = whisper(layers), Timer(rounds), Timer(rounds)
    encoder, steps = {}, {}
    for batch in [b for b in batches if b <= 32]:
        features = torch.randn(batch, MEL_BINS, WINDOW_FRAMES, device=DEVICE, dtype=torch.bfloat16)
        encoder[batch] = timer(lambda: model.model.encoder(features)) / batch
        print(f"  encoder, {batch} together: {encoder[batch] * 1e3:.2f} ms a window", file=sys.stderr)
    for batch in batches:
        token = torch.full((batch, 1), 100, device=DEVICE, dtype=torch.long)
        position = torch.tensor([SPEECH_PAST], device=DEVICE)
        states = torch.randn(batch, WINDOW_POSITIONS, 1280, device=DEVICE, dtype=torch.bfloat16)
        own, cross = past(layers, batch, 20, SPEECH_PAST + 1, 64), past(layers, batch, 20, WINDOW_POSITIONS, 64)

        def step():
            cache = EncoderDecoderCache(cache_of(own), cache_of(cross, grows=False))
            cache.is_updated = {layer: True for layer in range(layers)}
            hidden = model.model.decoder(input_ids=token, encoder_hidden_states=states, past_key_values=cache, use_cache=True,
                                         cache_position=position)[0]
            return model.proj_out(hidden[:, -1]).argmax(-1)

        steps[batch] = step_timer(step)
        print(f"  decode step, {batch} running: {steps[batch] * 1e3:.2f} ms", file=sys.stderr)
    return {"encoderSeconds": (encoder, timer.source()), "decodeStepSeconds": (steps, step_timer.source())}


def measure_text(shape, precision, rounds, batches):
    config = Qwen2Config(**shape, max_position_embeddings=32768, rope_theta=1e6, rms_norm_eps=1e-6, tie_word_embeddings=False,
                         attn_implementation="sdpa")
    model, timer, step_timer = build(Qwen2ForCausalLM, config), Timer(rounds), Timer(rounds)
    if precision == "fp8":
        to_fp8(model)
    prompt = torch.randint(0, shape["vocab_size"], (1, PREFILL), device=DEVICE)
    rate = PREFILL / timer(lambda: model(prompt, use_cache=False, logits_to_keep=1))
    print(f"  prefill: {rate:.0f} tokens/s", file=sys.stderr)
    steps, layers, heads = {}, shape["num_hidden_layers"], shape["num_key_value_heads"]
    for batch in batches:
        token = torch.full((batch, 1), 100, device=DEVICE, dtype=torch.long)
        position = torch.tensor([TEXT_PAST], device=DEVICE)
        before = past(layers, batch, heads, TEXT_PAST + 1, 128)

        def step():
            cache = cache_of(before)
            return model(token, past_key_values=cache, use_cache=True, cache_position=position).logits[:, -1].argmax(-1)

        steps[batch] = step_timer(step)
        print(f"  decode step, {batch} running: {steps[batch] * 1e3:.2f} ms", file=sys.stderr)
    return {"prefillTokensPerSecond": (rate, timer.source()), "decodeStepSeconds": (steps, step_timer.source())}


def between(points, batch):
    known = sorted(points)
    for low, high in zip(known, known[1:]):
        if low <= batch <= high:
            return points[low] + (points[high] - points[low]) * (batch - low) / (high - low)
    return points[known[0]] if batch < known[0] else points[known[-1]]


def put(entry, figures):
    """Measured figures in the place of the others, and what saturates the card reckoned anew from them."""
    for name, (value, where) in figures.items():
        if isinstance(value, dict):
            entry[name] = {"byBatch": {str(k): float(f"{v:.4g}") for k, v in value.items()}, "kind": "measured", "source": where}
        else:
            entry[name] = {"value": float(f"{value:.4g}"), "kind": "measured", "source": where}
    step = {int(k): v for k, v in entry["decodeStepSeconds"]["byBatch"].items()}
    reference = entry["reference"]
    if "encoderSeconds" in entry:
        admission = entry["hostSeconds"]["value"] + entry["encoderSeconds"]["byBatch"]["1"]
    else:
        admission = reference["promptTokens"] / entry["prefillTokensPerSecond"]["value"]
    saturated = entry["saturatedPerSecond"]
    for key in saturated["byBatch"]:
        batch = int(key)
        seconds = admission + reference["outputTokens"] * between(step, batch) / batch
        saturated["byBatch"][key] = float(f"{1 / seconds:.4g}")
    saturated["source"] += "; from the measured parts"


def dry():
    global DEVICE, TINY
    DEVICE, TINY = "cpu", True
    for model in WHISPER:
        WHISPER[model] = 1
    for shape in QWEN.values():
        shape.update(num_hidden_layers=1, vocab_size=1024)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join([*WHISPER, *QWEN]))
    parser.add_argument("--quick", action="store_true", help="fewer rounds and batches, to see that it runs")
    parser.add_argument("--dry", action="store_true", help="one layer of each model on the CPU: proves the script, measures nothing")
    parser.add_argument("--into", type=pathlib.Path, default=pathlib.Path(__file__).with_name("service-times.json"))
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("measured.json"))
    arguments = parser.parse_args()
    if not arguments.dry and not torch.cuda.is_available():
        sys.exit("measure.py needs an NVIDIA card; none is visible to PyTorch.")
    rounds, batches = (5, [1, 8]) if arguments.quick else (30, [1, 2, 4, 8, 16, 32, 64, 128])
    if arguments.dry:
        dry()
        batches = [1, 2]
    times, wanted, here = json.loads(arguments.into.read_text()), arguments.only.split(","), card()
    extra = {}
    with torch.inference_mode():
        for kind, models in (("speech", WHISPER), ("text", QWEN)):
            for model in [m for m in models if m in wanted]:
                for precision in PRECISIONS.get(model, ["bf16"]):
                    print(f"{model} {precision} on {here}", file=sys.stderr)
                    try:
                        figures = (measure_speech(WHISPER[model], rounds, [b for b in batches if b <= 64]) if kind == "speech"
                                   else measure_text(QWEN[model], precision, rounds, batches))
                    except (RuntimeError, torch.cuda.OutOfMemoryError) as problem:
                        print(f"  not measured: {str(problem).splitlines()[0]}", file=sys.stderr)
                        continue
                    finally:
                        if DEVICE == "cuda":
                            torch.cuda.empty_cache()
                    fitting = [e for e in times[kind] if (e["model"], e["card"], e["precision"]) == (model, here, precision)]
                    for entry in fitting:
                        put(entry, figures)
                    if not fitting:
                        extra[f"{model} {precision} {here}"] = figures
    if extra:
        times["measuredBeside"] = extra
    times["note"] = "Seconds, tokens and bytes. Each figure says its kind and source. Neither real weights nor vLLM were measured."
    arguments.out.write_text(json.dumps(times, indent=2) + "\n")
    print(f"written to {arguments.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
