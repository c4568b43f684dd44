"""Everyday names of categories, read off the complete tree of contract 13 (the vendor's own lists misread it)."""

from __future__ import annotations

from collections.abc import Mapping

EVERYDAY: Mapping[str, str] = {
    "19": "games,game,gaming,video games,gamer,gamers,esports,e sports,游戏玩家,电竞,手游",
    "25": "beauty,cosmetics,beauty care,美容,美妆个护,个护",
    "16": "fashion,clothing,clothes,apparel,outfit,outfits,ootd,style,服饰,穿搭,服装,时装",
    "3": "health,wellness,medical,健康,医疗",
    "12": "sports,sport,outdoor,outdoors,运动,户外,体育",
    "26": "food,foodie,foodies,food and drink,food and drinks,美食,吃播",
    "24": "tech,technology,gadgets,gadget,digital,3c,科技,数码",
    "15": "travel,traveler,travellers,travelling,traveling,旅行,旅游",
    "28": "art,arts,artist,艺术",
    "5": "entertainment,娱乐",
    "9": "pet,pets,宠物,萌宠",
    "1": "parenting,family,mom,moms,mum,mums,mommy,motherhood,亲子,育儿,家庭",
    "17": "automotive,auto,autos,cars,car,vehicle,vehicles,汽车,车",
    "10": "home and living,home living,household,家居,居家",
    "20": "toys,玩具",
    "30": "software,apps,软件",
    "29": "finance,financial,investing,理财,金融,财经",
    "4": "book,books,reading,booktok,图书,读书,书籍,阅读",
    "6": "education,learning,study,教育,学习",
    "27": "career,careers,职场",
    "11": "architecture,建筑",
    "23": "science,科普,科学",
    "14": "culture,文化",
    "8": "religion,宗教",
    "22": "charity,nonprofit,公益",
    "21": "environment,sustainability,环保",
    "2": "agriculture,farming,rural,农业,三农",
    "13": "politics,政治",
    "18": "law,legal,法律,法治",
    "25006": "makeup,make up,化妆",
    "25012": "nails,nail,nail art,美甲",
    "25009": "skincare,skin care,护肤品",
    "25007": "haircare,hair care,hair,hairstyle,美发,护发",
    "25014": "perfume,perfumes,fragrance,fragrances",
    "25011": "tattoo,tattoos",
    "25002": "wig,wigs",
    "16002": "womenswear,women s fashion,womens fashion",
    "16003": "menswear,men s fashion,mens fashion",
    "16004": "kidswear,kids clothes",
    "16007": "shoes,shoe,sneakers,sneaker,footwear,鞋,鞋子,球鞋",
    "16005": "bags,bag,handbags,luggage,包,包包",
    "16008": "jewelry,jewellery,jewelery,珠宝,首饰",
    "16006006": "watches,watch,腕表",
    "3001": "supplements,supplement,vitamins",
    "12001": "fitness,gym,workout,workouts",
    "12001006": "yoga,pilates,瑜伽,普拉提",
    "12007": "ball sports,球类",
    "12007007": "basketball,nba",
    "12007010": "football,soccer",
    "12008": "running,runner,runners,marathon,马拉松",
    "12006": "water sports",
    "12002": "winter sports,snow sports",
    "12002003": "skiing,ski",
    "12010": "cycling,cyclist,bike,bikes",
    "12005": "martial arts,boxing,武术,格斗",
    "12009": "camping,露营",
    "12003": "hiking,mountaineering,徒步,登山",
    "26005": "drinks,beverages,beverage,饮品",
    "26005002": "coffee",
    "26005003": "tea,茶",
    "26005004": "alcohol,wine,beer,酒",
    "26003": "cooking,recipes,recipe,baking,做饭,烘焙,食谱",
    "26002": "restaurants,food reviews,food review,探店",
    "24001": "electronics",
    "24001003": "phones,phone,smartphones,smartphone,mobile phones",
    "24001006": "computers,computer,laptops,laptop,pc",
    "24001004": "cameras,camera,photography,相机,摄影",
    "24001007": "headphones,earphones,earbuds",
    "24001005": "smartwatch,smartwatches,智能手表",
    "24001001": "vr,ar,virtual reality,augmented reality",
    "15002": "lifestyle,生活",
    "15001005": "hotels,hotel,酒店",
    "28004": "music,musician,musicians",
    "28003": "dance,dancing,dancer,dancers",
    "28001": "crafts,craft,diy,handmade,手工",
    "28002": "painting,drawing,绘画,画画",
    "5001": "comedy,humor,humour,funny,comedian,搞笑,幽默",
    "5003": "celebrity,celebrities,明星",
    "5004": "comics,manga,animation,漫画",
    "5006": "cosplayer,cosplayers",
    "19002": "anime,二次元",
    "9002": "pet supplies",
    "1002": "baby,babies,maternity,母婴,婴儿",
    "17001": "motorcycle,motorcycles,motorbike,motorbikes,摩托",
    "10004": "furniture",
    "10007": "home decor,home decoration,decor,interior design,室内设计,家装",
    "10008": "home appliances,appliances,家电",
    "10003": "gardening,garden,plants,园艺,绿植",
    "10006": "home cleaning,cleaning,清洁",
    "10011": "renovation,装修",
    "20005": "lego,building blocks,blocks,积木",
    "20002": "art toys,designer toys,潮玩,盲盒",
    "20001": "kids toys,children s toys",
    "20004": "educational toys",
    "20003": "model toys",
    "9002002": "pet toys",
    "30001": "ai,artificial intelligence,人工智能",
    "30003": "mobile apps,app,apps",
    "30002": "web3,blockchain,区块链",
    "30002003": "crypto,cryptocurrency,bitcoin,加密货币",
    "29001": "personal finance",
    "27001": "job hunting,求职",
}
"""Names by category id. Where an official name of another node is the same, the everyday meaning wins."""

ASKED_BACK: Mapping[str, tuple[str, ...]] = {
    "toy": ("toys", "children's toys", "pet toys", "model toys", "art toys"),
    "home": ("home & living", "home decoration", "home cleaning", "home appliances", "kitchen & tableware"),
}
"""Words that stand for several subjects, with what each may have meant (contract 13)."""

_FILLERS = (
    "creator creators kol kols koc kocs influencer influencers blogger bloggers vlogger vloggers account accounts "
    "channel channels content product products niche category 达人 博主 网红 红人 主播 类 类目 相关 账号 频道 "
    "产品 内容 up主 大v 的"
)
FILLERS = frozenset(_FILLERS.split())
"""Words beside a category that say nothing about it (contract 13)."""

_NEVER_ALONE = (
    "accessories action app ar artist bag beliefs bike blocks book campus car casual customs digital emergency "
    "environment hotel law learning legal living mom others party pc personal phone reading recipe rhythm rural "
    "safety sandbox shooter shopping simulation social strategy study style text tools vehicle video watch"
)
NEVER_ALONE = frozenset(_NEVER_ALONE.split())
"""Words too common to be taken for a category unless `category:` says so; alone they are keywords."""
