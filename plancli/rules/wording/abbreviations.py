"""Abbreviations of Vietnamese administration, and those that the names of a plan's own units make.

Says what a code may stand for; a code that is missing here is not wrong for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.model.plan import Plan
from plancli.vietnamese.composition import compose

_KNOWN = """
ANQP ANTT ATGT ATTP ATTT BCHQS BCĐ BHXH BHYT BTCN BTGTU BTV BVMT CBCC CBCCVC CCHC CCVC CNTT CNXH CSDL
CSXH CTMT CTMTQG CTTĐT DTTG DTTS DVCTT GDĐT GDTX GDNN GPMB GTVT HĐND HTKT KCHT KGVX KHCN KHĐT KHKT KHTC
KSTT KTCN KTĐN KTHT KTNN KTNS KTTH KTTT KTXH KHXH LĐLĐ LĐTBXH LĐVL LLVT MTQG MTTQ MTTQVN MTTW NCKSTTHC
NCPC NCTH NHCS NHCSXH NHNN NNMT NNNT NNPTNT NSĐP NSNN NSTW NTM OCOP PBGDPL PCTN PCTT PCVP PGDĐT PTDS PTNT
PTTH QLNN QPAN QPPL QLVH QLDA SGDĐT SKHCN SNN STC STP STTTT TAND TCKH TCHC TCKT TCNS TĐKT TDTT THCS THPT THTK
TKCN TNCS TNMT TNTP TNXP TTCN TTCP TTHC TTPVHCC TTTT TTUB TTYT TTĐT TXNM UBBC UBKT UBMT UBMTTQ UBMTTQVN
UBND UBTVQH VBPL VBQPPL VHTT VHTTDL VHXH VKSND VNPT VPCP VPĐP VPQG VPTU VPTW VPUB VPUBND VSMT XDCB XDNTM
XHCN XHTD ĐBQH ĐTNCS ĐTXD ĐUQS ĐVSN
"""
KNOWN = frozenset(_KNOWN.split())
"""Four letters and more, as lists of recipients, titles of posts and official prose have them."""

_LEFT_OUT = frozenset({"và", "của", "các", "về"})
_WORD = re.compile(r"[^\W\d_]+")


def unit_abbreviations(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the abbreviations that each unit's name makes, with the name: VHTT of Phòng Văn hóa và Thông tin."""
    for unit in plan.units.values():
        words = _WORD.findall(compose(unit.name).text)
        initials = [word[0].upper() for word in words if word not in _LEFT_OUT]
        for drop in range(3):
            if len(initials) - drop >= _SHORTEST:
                yield "".join(initials[drop:]), unit.name


_SHORTEST = 4
